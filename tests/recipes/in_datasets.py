"""Hugging Face datasets: a batched function for `Dataset.map`, which can be sent to other processes."""

from datasets import Dataset

import newsclean as nc


def clean(batch: dict[str, list]) -> dict[str, list]:
    """The batch with clean text, title and removed kinds; the pipeline is made once in each process."""
    articles = [nc.pipeline("news").article(text or "") for text in batch["text"]]
    return {
        "text": [article.body for article in articles],
        "title": [article.title for article in articles],
        "removed": [[entry.kind for entry in article.ledger.removed] for article in articles],
    }


if __name__ == "__main__":
    rows = [{"id": n, "text": f"Advertisement\n\nTrade rose by {n} per cent, officials said."} for n in range(100)]
    made = Dataset.from_list(rows).map(clean, batched=True, batch_size=20, num_proc=2)
    print(made.num_rows, made[7])
