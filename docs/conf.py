"""The documentation as a site: ``sphinx-build -q docs site`` (pip install '.[docs]'). Nothing is fetched, now or when it is read."""

project = "Uratori"
copyright = "the Uratori authors, Apache-2.0"
extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["schema"]
html_theme = "furo"
html_title = "裏取り Uratori"
html_search_language = "ja"
html_copy_source = False
html_show_sphinx = False
suppress_warnings = ["myst.xref_missing"]
