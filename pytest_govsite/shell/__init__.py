"""What of pytest the inspection needs, loaded only when there is one."""
