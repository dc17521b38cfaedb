"""A social scientist wants to know how many stories each outlet covered each month, and who was first, with pandas.

python docs/jobs/coverage-in-pandas.py
"""

import pandas as pd

import newsclean as nc

scraped = pd.read_json("seeds/articles.jsonl", lines=True)
clean = pd.DataFrame(nc.pipeline("news").pipe(scraped))
clean["story"] = nc.group_stories(clean).of_each
clean["month"] = pd.to_datetime(clean["date"]).dt.to_period("M")
print(clean.pivot_table(index="month", columns="source", values="story", aggfunc="nunique", fill_value=0))
print(clean.sort_values("date").groupby("story").first()[["date", "source", "title"]])
