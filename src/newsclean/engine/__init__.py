"""Steps over a corpus, and where they run: in this process, in several, or on a cluster.

>>> from newsclean import engine
>>> engine.ray("")
Traceback (most recent call last):
...
newsclean.errors.EngineError: no address of a cluster; give that of its head, such as --ray-address 10.0.0.5:6379
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.engine.ray_cluster import RayExecutor

__all__ = ["ray"]


def ray(address: str) -> RayExecutor:
    """An engine on a cluster of Ray that is running, for `deduplicate(…, engine=…)` and `cluster_claims(…, engine=…)`.

    This process becomes a driver of the cluster, and has to run on one of its nodes. Raises EngineError if it cannot.
    """
    from newsclean.engine.ray_cluster import RayExecutor, connected  # an extra

    connected(address)
    return RayExecutor(address)
