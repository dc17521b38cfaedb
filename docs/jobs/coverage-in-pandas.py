"""A social scientist wants to know how many stories each outlet covered in a month, and who was first, with pandas.

Usage: python docs/jobs/coverage-in-pandas.py; needs pip install pandas
"""

import pandas as pd

import newsclean as nc

scraped = pd.read_json("seeds/articles.jsonl", lines=True)
clean = pd.DataFrame(nc.pipeline("news").pipe(scraped))
clean["story"] = nc.group_stories(clean).of_each
clean["month"] = clean["date"].str[:7]

print(clean.pivot_table(index="source", columns="month", values="story", aggfunc="nunique", fill_value=0).to_csv())
first = clean.sort_values("date").drop_duplicates("story")  # the earliest article of each story
print(first[["month", "source", "title"]].to_csv(index=False))
