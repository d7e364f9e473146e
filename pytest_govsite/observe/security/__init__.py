"""What servers and names show of the site's security: TLS, certificate, IPv6, what lies open. Read-only GETs alone."""
