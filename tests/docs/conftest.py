"""The synthesised template, for documents that speak of it."""

from tests.infra.conftest import resources, sample, synthesis, template

__all__ = ["resources", "sample", "synthesis", "template"]
