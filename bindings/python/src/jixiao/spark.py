"""Columns of Spark: tables larger than one machine.

    import jixiao.spark

    judged = jixiao.spark.evaluate(frame, "指标值", "完成值", weight="分值")
    judged.select("*", "outcome.*")

Each partition goes to the library as an Arrow stream, on the machine where it lies
(`DataFrame.mapInArrow`), with as little memory as a stream needs; the answers are those of one call
over all rows. No rule stands here, and no loop over rows. pyspark and pyarrow are needed, and this
package on every executor: docs/python.md says how.

The frame comes back with all of its columns and one more: a struct, whose fields are the columns
that `jixiao.parse`, `jixiao.evaluate` and `jixiao.assess_columns` answer with, decimals and dates
exact. `weight="分值"` says that the column 分值 is what these functions call `weight`. What is no
column of theirs, or of a type that they refuse, is an error at once, not on the cluster.
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from jixiao import columns as local
from jixiao.cells import Context
from jixiao.policy import PolicyLike

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def parse(
    frame: DataFrame, target: str, *, context: Context | None = None, **columns: str
) -> DataFrame:
    """Reads a column of target cells: adds `threshold`.

    target   the name of the column
    context  of all rows; a column that is stated on a row wins
    columns  the names of others, as `unit="度量单位"`; see `jixiao.parse`
    """
    ask = functools.partial(local.parse, context=context, threads=1)
    return _beside(frame, "threshold", ask, {"target": target, **columns})


def evaluate(
    frame: DataFrame,
    target: str,
    actual: str,
    *,
    context: Context | None = None,
    policy: PolicyLike = None,
    **columns: str,
) -> DataFrame:
    """Judges and scores each row alone: adds `outcome`.

    target actual  the names of the columns
    context        as in `parse`
    policy         a Policy, which goes to the executors as JSON, or the name of a built-in one
    columns        the names of others, as `weight="分值"`; see `jixiao.evaluate`
    """
    ask = functools.partial(local.evaluate, context=context, policy=policy, threads=1)
    return _beside(frame, "outcome", ask, {"target": target, "actual": actual, **columns})


def assess(
    frame: DataFrame,
    target: str,
    actual: str,
    *,
    project: str,
    order: str | Sequence[str],
    context: Context | None = None,
    policy: PolicyLike = None,
    **columns: str,
) -> DataFrame:
    """Scores the projects that the rows belong to: adds `assessment`, with totals and grade.

    project  the name of the column by whose values rows are one project
    order    the names of columns by which a project's rows stand as in its table. Spark keeps no
             order, and the order counts: what is left when a weight is shared out goes to the
             earlier row.
    target actual context policy columns
             as in `evaluate`; see `jixiao.assess_columns`

    The rows of a project are brought together by a shuffle. `assessment` has no field `project`: a
    project's number would mean nothing across partitions.
    """
    from pyspark.sql import functions

    ask = functools.partial(local.assess_columns, context=context, policy=policy, threads=1)
    names = {"target": target, "actual": actual, "project": project, **columns}
    # To the library a null is the empty code, and equal codes are equal text.
    code = functions.coalesce(_column(frame, "project", project).cast("string"), functions.lit(""))
    stated = [order] if isinstance(order, str) else order
    place = [_column(frame, "order", name) for name in stated]
    together = frame.repartition(code).sortWithinPartitions(code, *place)
    return _beside(together, "assessment", ask, names)


# ---- The frame with one column more --------------------------------------------------------------


def _column(frame: DataFrame, role: str, name: str) -> Any:
    """The one column of that name: a dot or a backtick in it is a character like others."""
    _check_name(frame, role, name)
    from pyspark.sql import functions

    quoted = name.replace("`", "``")
    return functions.col(f"`{quoted}`")


def _check_name(frame: DataFrame, role: str, name: str) -> None:
    if (count := frame.columns.count(name)) != 1:
        raise ValueError(
            f"{role}: expected the name of a column; the frame has {count} named {name!r}"
        )


def _beside(
    frame: DataFrame, added: str, ask: Callable[[Any], Any], columns: Mapping[str, str]
) -> DataFrame:
    """The frame with the answers to some of its columns; `columns` are by the library's names."""
    from pyspark.sql.pandas.types import from_arrow_type, to_arrow_schema
    from pyspark.sql.types import StructField, StructType

    if added in frame.columns:
        raise ValueError(f"the frame has a column {added!r} already; rename it first")
    for role, name in columns.items():
        _check_name(frame, role, name)
    places = {role: frame.columns.index(name) for role, name in columns.items()}
    types = frame.schema.fields
    asked = [StructField(role, types[place].dataType) for role, place in places.items()]
    answer = _answer_type(ask, to_arrow_schema(StructType(asked)))
    field = StructField(added, from_arrow_type(answer), nullable=False)
    # mapInArrow takes a dot in a name for the path of a field, so it is given numbers.
    numbered = frame.toDF(*map(str, range(len(types))))
    answered = numbered.mapInArrow(
        functools.partial(_answered, ask, places, added),
        StructType([*numbered.schema.fields, field]),
    )
    return answered.toDF(*frame.columns, added)


def _answer_type(ask: Callable[[Any], Any], schema: Any) -> Any:
    """The Arrow type of the answers to rows of that schema, which the library checks."""
    import pyarrow

    nothing = pyarrow.RecordBatchReader.from_batches(schema, [])
    answers = pyarrow.RecordBatchReader.from_stream(ask(nothing)).schema
    return _struct(pyarrow.RecordBatch.from_pylist([], schema=answers)).type


def _answered(
    ask: Callable[[Any], Any], places: Mapping[str, int], added: str, batches: Iterator[Any]
) -> Iterator[Any]:
    """The batches of a partition, in their order, each row with its answer."""
    import pyarrow

    first = next(batches, None)
    if first is None:
        return
    waiting: deque[Any] = deque()

    def rows() -> Iterator[Any]:
        for batch in chain([first], batches):
            if batch.num_rows > 0:
                waiting.append(batch)
                yield _asked(batch, places)

    reader = pyarrow.RecordBatchReader.from_batches(_asked(first, places).schema, rows())
    for answers in pyarrow.RecordBatchReader.from_stream(ask(reader)):
        yield from _joined(waiting, added, _struct(answers))


def _asked(batch: Any, places: Mapping[str, int]) -> Any:
    import pyarrow

    arrays = [batch.column(place) for place in places.values()]
    return pyarrow.RecordBatch.from_arrays(arrays, names=list(places))


def _struct(answers: Any) -> Any:
    """The answers as one column that Spark takes: of dictionaries it has none."""
    import pyarrow

    arrays, fields = [], []
    for field, column in zip(answers.schema, answers.columns, strict=True):
        if field.name == "project":
            continue
        if pyarrow.types.is_dictionary(field.type):
            column = column.dictionary_decode()
        arrays.append(column)
        fields.append(pyarrow.field(field.name, column.type, field.nullable))
    return pyarrow.StructArray.from_arrays(arrays, fields=fields)


def _joined(waiting: deque[Any], added: str, answers: Any) -> Iterator[Any]:
    """The next rows with their answers, which come in order, but cut at the ends of projects."""
    import pyarrow

    while len(answers) > 0:
        batch = waiting.popleft()
        count = min(batch.num_rows, len(answers))
        if count < batch.num_rows:
            waiting.appendleft(batch.slice(count))
        schema = batch.schema.append(pyarrow.field(added, answers.type, nullable=False))
        yield pyarrow.RecordBatch.from_arrays(
            [*batch.slice(0, count).columns, answers.slice(0, count)], schema=schema
        )
        answers = answers.slice(count)
