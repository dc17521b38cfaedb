"""One invented broadcast as WebVTT, SRT and TTML."""

WEBVTT = """WEBVTT - evening news
Language: en

STYLE
::cue { color: lime }

NOTE checked by hand
00:03 is early

first
00:00:01.000 --> 00:00:02.500 position:10% align:start
<v Ada Lund>The <i>ferry</i> to Skarvik

00:02.500 --> 00:00:04.000
was <00:00:03.000><c.yellow>stopped</c> on Friday.

REGION
id:a

00:00:04.100 --> 00:00:06.000
Twelve boats &amp; a pier
were lost.
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
{\\an8}<font color="#ffff00">The ferry</font> to Skarvik

2
00:00:02,500 --> 00:00:04,000
was stopped on Friday.

3
00:00:04,100 --> 00:00:06,000
Twelve boats & a pier
were lost.
"""
TTML = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en">
<head><metadata><title xmlns="http://www.w3.org/ns/ttml#metadata">News</title></metadata></head>
<body><div><p begin="00:00:01.000" end="00:00:02.500">
  The <span tts:fontStyle="italic">ferry</span>
  to Skarvik
</p></div><div><p begin="2.5s" end="4s">was stopped<br/>on Friday.</p>
<p begin="00:00:04:02" dur="00:00:02:00">Twelve boats &amp; a pier<br/>were lost.</p></div></body></tt>
"""
