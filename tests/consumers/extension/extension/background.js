// Its address tells that of the page.
