"""Builds and runs consumer/ with the library as a host gets it: one way per call."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def run(*command, **options):
    print("+", *command, flush=True)
    return subprocess.run([str(part) for part in command], check=True, **options)


def installed_tree(args):
    """Installs the build under test, then moves the tree: nothing in it may name its place."""
    first, moved = args.work / "first", args.work / "moved"
    run(args.cmake, "--install", args.build, "--prefix", first, stdout=subprocess.DEVNULL)
    first.rename(moved)
    return moved


def pkg_config_file(prefix):
    files = list(prefix.glob("**/jixiao.pc"))
    assert len(files) == 1, files
    return files[0]


def with_cmake(args, *definitions):
    build = args.work / "build"
    run(args.cmake, "-S", HERE / "consumer", "-B", build, f"-DCMAKE_CXX_COMPILER={args.cxx}",
        f"-DJIXIAO_FROM={args.way}", *definitions)
    run(args.cmake, "--build", build, "--parallel", os.cpu_count() or 1)
    return build / "consumer"


def find_package(args):
    prefix = installed_tree(args)
    # Header-only libraries of ours must stay ours: the consumer configures without them.
    return with_cmake(args, f"-DCMAKE_PREFIX_PATH={prefix}",
                      "-DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON",
                      "-DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON")


def pkg_config(args):
    pc = pkg_config_file(installed_tree(args))
    environment = dict(os.environ, PKG_CONFIG_PATH=str(pc.parent))
    flags = run("pkg-config", "--static", "--cflags", "--libs", "jixiao", env=environment,
                stdout=subprocess.PIPE, text=True).stdout.split()
    program = args.work / "consumer"
    run(args.cxx, "-std=c++20", "-Wall", "-Wextra", "-pedantic", "-Werror",
        HERE / "consumer/main.cc", "-o", program, *flags)
    return program


def add_subdirectory(args):
    return with_cmake(args, f"-DJIXIAO_SOURCE={args.source}")


def fetch_content(args):
    return with_cmake(args, f"-DFETCHCONTENT_SOURCE_DIR_JIXIAO={args.source}")


WAYS = {way.__name__: way for way in (find_package, pkg_config, add_subdirectory, fetch_content)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--cxx", default="c++")
    args = parser.parse_args()
    shutil.rmtree(args.work, ignore_errors=True)
    args.work.mkdir(parents=True)
    try:
        run(WAYS[args.way](args))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{args.way}: {error}")


if __name__ == "__main__":
    main()
