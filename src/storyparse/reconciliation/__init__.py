"""Three versions of a text brought together."""

from storyparse.reconciliation.documents import reconcile
from storyparse.reconciliation.stretches import Reconciled

__all__ = ["Reconciled", "reconcile"]
