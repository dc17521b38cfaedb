"""The names of the site: in titles, where they are cut off, and as the outlet of a page that declares none."""
