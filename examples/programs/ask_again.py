"""Have a language model write a story, and correct it until nothing is wrong with it.

    python ask_again.py TASK COMMAND...

The model is a command that reads a prompt and prints an answer. The sources of the story are
numbered anew. If the third answer has faults too, they are told on standard error instead of a
story, and the exit status is 1.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable

import storyparse

FORM = """
Answer with one story in this form, and with nothing else:

Title
Facts
- What happened, and the numbers of those who say so.[1][2]
Sources: [1]First Outlet and [2]Second Outlet <https://second.example/page>.
Narratives
- Critical narrative, as provided by First Outlet. What somebody makes of it.
"""


def ask(model: Callable[[str], str], task: str, *, rounds: int = 3) -> tuple[str, str]:
    """Return the last answer of a model, and what is wrong with it: empty if nothing is."""
    prompt = f"{task}\n{FORM}"
    answer = report = ""
    for _ in range(rounds):
        answer = storyparse.fix(model(prompt))
        report = faults(answer)
        if not report:
            break
        prompt += f"\nYou answered:\n\n{answer}\nThis is wrong with your answer:\n\n{report}\n"
        prompt += "Write the whole story again without these faults.\n"
    return answer, report


def faults(answer: str) -> str:
    """Return what is wrong with an answer, in words that a person or a model can follow."""
    document = storyparse.read(answer)
    if len(document.stories) != 1:
        return f"It has {len(document.stories)} stories, and one is wanted.\n"
    found = storyparse.check(document, ignore=["unordered-sources"])
    return storyparse.render(found, document, "narrated")  # no carets to count


def main() -> None:
    """Print the story that a command writes, or what is wrong with it."""
    parser = argparse.ArgumentParser(description="Have a model write a story without faults.")
    parser.add_argument("task", help="what the story is to be about")
    parser.add_argument("command", help="what runs the model")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what that is called with")
    options = parser.parse_args()

    def model(prompt: str) -> str:
        # Bytes that are no UTF-8 come through, to be reported as a fault of the answer.
        done = subprocess.run(  # noqa: S603 - whoever calls this says what is to be run
            [options.command, *options.arguments],
            input=prompt.encode(errors="surrogateescape"),
            stdout=subprocess.PIPE,
            check=True,
        )
        return done.stdout.decode(errors="surrogateescape")

    try:
        answer, report = ask(model, options.task)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
    if report:
        sys.exit(report.removesuffix("\n"))
    print(storyparse.format(storyparse.refactor.renumber(answer).text), end="")


if __name__ == "__main__":
    main()
