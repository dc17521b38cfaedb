#!/bin/sh
# A corpus builder has a folder of saved pages, mails, feeds and tables, and wants one JSON Lines file with metadata.
# Usage: sh docs/jobs/everything-in-one-file.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

mkdir -p "$out/in/pages"
cp seeds/pages/*.html "$out/in/pages"
cat > "$out/in/feed.xml" << 'RSS'
<?xml version="1.0"?>
<rss version="2.0"><channel><title>Orrin Post</title><link>https://orrinpost.example/</link>
<item><title>Ferry back in service</title><link>https://orrinpost.example/ferry</link>
<pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate>
<description>The ferry between Orrin and Quenby sails again from Monday, after nine weeks in the dock at Quenby.</description></item>
</channel></rss>
RSS
cat > "$out/in/letter.eml" << 'MAIL'
From: Ida Holm <ida@quenbytimes.example>
Subject: Harbour dues to rise
Date: Tue, 07 May 2024 09:30:00 +0000
Content-Type: text/plain; charset=utf-8

Harbour dues in Quenby will rise by 4 per cent in July, the port said on Tuesday.
MAIL
cat > "$out/in/archive.csv" << 'CSV'
id;headline;date;body
a1;Dry dock sold;2024-05-08;The dry dock at Quenby was sold for £3m on Wednesday.
CSV
newsclean clean "$out/in" --to jsonl -o "$out/corpus.jsonl"
jq -r '[.id, .date, .source, (.authors | if type == "array" then join("; ") else . end), .title] | @tsv' "$out/corpus.jsonl"
