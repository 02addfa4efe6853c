"""Model JSON and filled-in actual values in, the assessment as JSON out: the one call, by ctypes alone.

usage: assess.py LIBJIXIAO MODEL.json ACTUALS.csv
"""

import ctypes
import pathlib
import sys

library = ctypes.CDLL(sys.argv[1])
handle = ctypes.c_void_p
library.jixiao_text_data.restype = ctypes.c_void_p
library.jixiao_text_data.argtypes = [handle]
library.jixiao_text_size.restype = ctypes.c_size_t
library.jixiao_text_size.argtypes = [handle]
library.jixiao_text_destroy.argtypes = [handle]
library.jixiao_error_message.restype = ctypes.c_char_p
library.jixiao_error_message.argtypes = [handle]
library.jixiao_error_destroy.argtypes = [handle]
text_and_size = [ctypes.c_char_p, ctypes.c_size_t]
library.jixiao_assess_json.argtypes = [*text_and_size * 3, handle, *[ctypes.POINTER(handle)] * 3]


def assess(model, actuals, policy):
    """The assessment as bytes of JSON; RuntimeError says why there is none."""
    text, error = handle(), handle()
    library.jixiao_assess_json(model, len(model), actuals, len(actuals), policy, len(policy), None,
                               text, None, error)
    if error:
        message = library.jixiao_error_message(error).decode()
        library.jixiao_error_destroy(error)
        raise RuntimeError(message)
    json = ctypes.string_at(library.jixiao_text_data(text), library.jixiao_text_size(text))
    library.jixiao_text_destroy(text)
    return json


model, actuals = (pathlib.Path(path).read_bytes() for path in sys.argv[2:])
sys.stdout.buffer.write(assess(model, actuals, b"mof-2020") + b"\n")
