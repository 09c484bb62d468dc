"""Which documents tell of one running event: profiles of pages, how alike they are, neighbourhoods, stories."""
