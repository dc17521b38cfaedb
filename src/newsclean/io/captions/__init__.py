"""Captions of broadcasts: WebVTT, SRT and TTML, as the text that was spoken."""
