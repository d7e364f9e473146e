"""The bundled demo portal: a fictional county portal and a small internet around it, all on loopback.

The inspection reaches it by public options only (`resolve`, `[http] ca_file`, `[dns] server`), as it would a staging
site. Nothing here is imported before the demo is asked for.
"""
