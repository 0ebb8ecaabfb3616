"""The command line: thin, and quick to start because every command imports what it needs when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depesche import __version__

if TYPE_CHECKING:
    from depesche.coding.pipeline import Coded
    from depesche.intake.inputs import Article
    from depesche.records import Reject

FORMATS = ("table", "json", "jsonl", "csv", "html")
LAYERS = ("dates", "attributions", "actors", "places")
BAD_INPUT = 2
PROBLEMS_FOUND = 1


class _Fault(click.ClickException):
    """An option that cannot be followed, told in one line."""

    exit_code = BAD_INPUT

    def show(self, file: Any = None) -> None:
        click.echo(f"depesche: {self.message}", file=file, err=file is None)


class _Program(click.Group):
    """The commands; a reader that stops reading (`| head`) is no error of theirs."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError:
            # What is still in the buffer would fail again when Python closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def _published(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from depesche.intake import BadInput
    from depesche.intake.articles import published_day

    try:
        return published_day(value) if value else None
    except BadInput as error:
        raise click.BadParameter(str(error).removeprefix("published: ")) from None


def _language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from depesche.language import languages, normal

    if value and normal(value) not in languages():
        raise click.BadParameter(f"{value!r} has no codebook; there are {' or '.join(languages())}.")
    return normal(value) if value else None


def _parsers(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Split LANG=NAME; a bare NAME stands under "" and is meant for every language."""
    parsers = {}
    for value in values:
        language, equals, name = value.partition("=")
        parsers[language if equals else ""] = name if equals else value
    return parsers


_reading: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--published", metavar="DAY", callback=_published, help="Day of the articles that do not say it: 2023-02-21."
    ),
    click.option("--language", metavar="LANG", callback=_language, help="Language of the articles that do not say it."),
    click.option(
        "--parser",
        metavar="[LANG=]NAME",
        multiple=True,
        callback=_parsers,
        help="An installed spaCy pipeline to use instead of the parser that comes along.",
    ),
    click.option(
        "--codebook",
        metavar="FOLDER",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder of your own whose rules and actors add to the codebook or override it.",
    ),
)


def _reading_options(command: Any) -> Any:
    for option in reversed(_reading):
        command = option(command)
    return command


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="depesche %(version)s")
def cli() -> None:
    """Read news in German and English: who did what to whom, when, where, according to whom, how sure.

    \b
    depesche read article.txt --published 2024-03-05
    depesche read articles.jsonl --format html > page.html
    """


@cli.command()
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="What to write.")
@_reading_options
def read(files: tuple[str, ...], form: str, **options: Any) -> None:
    """Code articles and print the events.

    A .txt file is one article; a .jsonl file holds an object a line: {"text": ..., "id", "language", "published",
    "title", "url", "publisher"}, all but the text optional. Without FILE, or for -, standard input is read.
    """
    from depesche.render.output import writer

    run = _Run(files, options)
    out = writer(form, sys.stdout.buffer)
    for article, coded in run.coded(show_progress=not (form == "table" and sys.stdout.isatty())):
        out.write(coded, article.name)
    out.close()
    run.finish()


@cli.command()
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@click.option("--layer", type=click.Choice(LAYERS), required=True, help="What to mark.")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True, help="What to write."
)
@_reading_options
def annotate(files: tuple[str, ...], layer: str, form: str, **options: Any) -> None:
    """Print every date, attribution, actor or place with its characters and its value."""
    from depesche.contract import annotation_records
    from depesche.render.output import dump

    run = _Run(files, options)
    out = sys.stdout.buffer
    for article, coded in run.coded(show_progress=form != "table"):
        if form == "table":
            from depesche.render.table import print_layer, terminal

            print_layer(coded, layer, terminal(), article.name)
            continue
        for record in annotation_records(coded, layer):
            out.write(f"{dump(record)}\n".encode())
        out.flush()
    run.finish()


@cli.command()
@click.argument("event_id")
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@_reading_options
def explain(event_id: str, files: tuple[str, ...], **options: Any) -> None:
    """Show what made an event: its rule, its words, and a reason for each field, empty ones too.

    EVENT_ID is the id of the event as `read` prints it; its beginning is enough.
    """
    from depesche.explain import print_explanation
    from depesche.render.table import terminal

    run = _Run(files, options)
    articles = run.coded(show_progress=False)
    found = [(coded, event) for _, coded in articles for event in coded.events if event.id.startswith(event_id)]
    if not found:
        raise _Fault(f"no event {event_id!r} in {' '.join(files) or 'standard input'}; `depesche read` prints the ids")
    if len({event.id for _, event in found}) > 1:
        raise _Fault(f"{event_id!r} is the beginning of several ids: {', '.join(event.id for _, event in found)}")
    coded, event = found[0]
    print_explanation(coded, event, options["codebook"], terminal())
    run.finish()


@cli.command()
def schema() -> None:
    """Print the JSON Schema of an event."""
    import json

    from depesche.contract import event_schema

    click.echo(json.dumps(event_schema(), indent=2))


@cli.group()
def codebook() -> None:
    """Check the codebook, or look a rule up."""


@codebook.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--gaps", is_flag=True, help="Name the acts, too, that a language has no word for.")
@click.option("--examples", is_flag=True, help="Code the examples of the rules and compare; takes a while.")
def check(folder: Path | None, gaps: bool, examples: bool) -> None:
    """Check the codebook, with the additions in FOLDER: one line per problem, exit code 1 if there is one."""
    from depesche.coding import lint
    from depesche.language import languages

    found = lint.check(folder)
    problems = [str(problem) for problem in found if not problem.gap]
    missing = [str(problem) for problem in found if problem.gap]
    if examples and not problems:
        for outcome in (outcome for language in languages() for outcome in lint.run_examples(language, folder)):
            rule = outcome.rule
            if folder is None or rule.file.is_relative_to(folder):
                where = f"{rule.file}:{rule.line}: rule {rule.id!r}: {outcome.example.text!r}"
                problems += [f"{where}: {complaint}" for complaint in outcome.complaints]
    for line in [*problems, *(missing if gaps else [])]:
        click.echo(line)
    hint = "" if gaps or not missing else "; list the gaps with --gaps"
    click.echo(f"{_plural(len(problems), 'problem')}, {_plural(len(missing), 'gap')}{hint}", err=True)
    sys.exit(PROBLEMS_FOUND if problems else 0)


@codebook.command()
@click.argument("rule")
@click.option("--codebook", "folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
def show(rule: str, folder: Path | None) -> None:
    """Print a rule with its frame, its roles and its examples."""
    from depesche.explain import print_rule
    from depesche.render.table import terminal

    try:
        print_rule(rule, folder, terminal())
    except ValueError as error:
        raise _Fault(str(error)) from None


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


class _Run:
    """The inputs of one command: coded one by one, with a line on standard error for each that is not."""

    def __init__(self, files: tuple[str, ...], options: dict[str, Any]) -> None:
        self.files = files or ("-",)
        self.options = options
        self.rejects: list[Reject] = []
        self.progress = False
        if not files and sys.stdin.isatty():
            click.echo("reading standard input; end with Ctrl-D", err=True)

    def coded(self, show_progress: bool) -> Iterator[tuple[Article, Coded]]:
        """Yield the coded articles; what cannot be read or coded becomes a reject and the rest goes on."""
        from depesche.intake.inputs import read_inputs
        from depesche.records import Reject

        documents = events = 0
        self.progress = progress = show_progress and sys.stderr.isatty()
        for item in read_inputs(self.files, language=self.options["language"], published=self.options["published"]):
            if isinstance(item, Reject):
                self._reject(item)
                continue
            coder = self._coder(item.document.language)
            try:
                coded = coder.code(item.document)
            except Exception as error:  # a defect of ours must not cost the reader the other articles
                if os.environ.get("DEPESCHE_DEBUG"):
                    raise
                said = f"{type(error).__name__}: {error}".splitlines()[0]
                reason = f"could not be coded ({said}); please report this, with DEPESCHE_DEBUG=1 for the details"
                self._reject(Reject(item.origin, item.line, reason))
                continue
            documents, events = documents + 1, events + len(coded.events)
            yield item, coded
            if progress:
                click.echo(f"\r{documents} articles, {events} events", err=True, nl=False)
        if progress and documents:
            click.echo(err=True)

    def finish(self) -> None:
        """Leave with exit code 2 when an input was bad."""
        if self.rejects:
            sys.exit(BAD_INPUT)

    def _coder(self, language: str) -> Any:
        from depesche.coding.codebook import CodebookError
        from depesche.parsing import ParserError
        from depesche.report import coder

        parsers = self.options["parser"]
        try:
            return coder(language, parsers.get(language, parsers.get("")), self.options["codebook"])
        except (CodebookError, ParserError) as error:
            raise _Fault(str(error)) from None

    def _reject(self, reject: Reject) -> None:
        from depesche.render.marks import visible

        self.rejects.append(reject)
        # The line of the progress is written over, for it has no end of its own.
        start = "\r" if self.progress else ""
        click.echo(start + visible(f"depesche: {reject}").replace("\n", " "), err=True)


def main() -> None:
    """Run the command line."""
    cli()
