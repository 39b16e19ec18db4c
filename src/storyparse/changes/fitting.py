"""What is said of a change that does not fit the story it is made to."""

from storyparse.changes.change import Change

__all__ = ["misfit"]


def misfit(each: Change) -> ValueError:
    """Return the error that a change does not fit.

    Examples:
        >>> from storyparse.changes.change import TitleReworded
        >>> misfit(TitleReworded("Ferry Opens", "Ferry Closes"))
        ValueError("this does not fit the story: title reworded: 'Ferry Opens' → 'Ferry Closes'")
    """
    return ValueError(f"this does not fit the story: {each}")
