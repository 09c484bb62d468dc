"""By how many independent origins a claim is borne: holders, MUST and MAY, text reuse, bounds."""
