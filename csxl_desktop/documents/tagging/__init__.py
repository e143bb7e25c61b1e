"""What a printed page is made of, told to those who have it read aloud (tagged PDF, ISO 14289-1)."""
