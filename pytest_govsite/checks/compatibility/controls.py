"""Controls are visible, within reach and answer (政府网站发展指引 附件, 3.2)."""
