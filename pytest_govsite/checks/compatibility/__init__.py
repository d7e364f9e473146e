"""Whether a page opens, is whole, tidy and usable in every engine (政府网站发展指引 附件, 3.2; 兼容性)."""
