"""The meeting in the room: one full-screen window, every act by one key."""
