"""The window: the only place with Qt."""

from csxl_desktop.ui.immortal import keep_shared_objects
from csxl_desktop.ui.plain_imports import leave_imports_plain

leave_imports_plain()
keep_shared_objects()
