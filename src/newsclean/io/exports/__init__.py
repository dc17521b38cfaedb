"""Exports of news databases: files of many articles, as records."""
