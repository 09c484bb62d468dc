"""裏取り (uratori): cross-check Japanese news."""
