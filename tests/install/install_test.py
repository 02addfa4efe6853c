"""Builds and runs consumer/ or c_consumer/ with the library as a host gets it: one way per call."""

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


def pkg_config_flags(prefix, name, *options):
    """Flags of name.pc in the installed tree, and from nowhere else."""
    folder, = {path.parent for path in prefix.glob(f"**/{name}.pc")}
    return run("pkg-config", *options, "--cflags", "--libs", name, stdout=subprocess.PIPE, text=True,
               env=dict(os.environ, PKG_CONFIG_PATH=str(folder))).stdout.split()


def with_cmake(args, host, *definitions):
    build = args.work / "build"
    run(args.cmake, "-S", HERE / host, "-B", build, f"-DCMAKE_CXX_COMPILER={args.cxx}",
        f"-DCMAKE_C_COMPILER={args.cc}", f"-DJIXIAO_FROM={args.way.removeprefix('c_')}", *definitions)
    run(args.cmake, "--build", build, "--parallel", os.cpu_count() or 1)
    return build / "consumer"


def find_package(args):
    prefix = installed_tree(args)
    # Header-only libraries of ours must stay ours: the consumer configures without them.
    return with_cmake(args, "consumer", f"-DCMAKE_PREFIX_PATH={prefix}",
                      "-DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON",
                      "-DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON")


def pkg_config(args):
    flags = pkg_config_flags(installed_tree(args), "jixiao-cpp", "--static")
    program = args.work / "consumer"
    run(args.cxx, "-std=c++20", "-Wall", "-Wextra", "-pedantic", "-Werror",
        HERE / "consumer/main.cc", "-o", program, *flags)
    return program


def add_subdirectory(args):
    return with_cmake(args, "consumer", f"-DJIXIAO_SOURCE={args.source}")


def fetch_content(args):
    return with_cmake(args, "consumer", f"-DFETCHCONTENT_SOURCE_DIR_JIXIAO={args.source}")


def c_find_package(args):
    prefix = installed_tree(args)
    # The C library needs nothing of what it was built with.
    return with_cmake(args, "c_consumer", f"-DCMAKE_PREFIX_PATH={prefix}",
                      *(f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON"
                        for name in ("absl", "Boost", "nlohmann_json")))


def c_pkg_config(args):
    prefix = installed_tree(args)
    program = args.work / "consumer"
    library, = prefix.glob("**/libjixiao.so")
    run(args.cc, "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", HERE / "c_consumer/main.c",
        "-o", program, *pkg_config_flags(prefix, "jixiao"), f"-Wl,-rpath,{library.parent}")
    return program


def c_add_subdirectory(args):
    return with_cmake(args, "c_consumer", f"-DJIXIAO_SOURCE={args.source}")


WAYS = {way.__name__: way for way in (
    find_package, pkg_config, add_subdirectory, fetch_content,
    c_find_package, c_pkg_config, c_add_subdirectory)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--cxx", default="c++")
    parser.add_argument("--cc", default="cc")
    args = parser.parse_args()
    shutil.rmtree(args.work, ignore_errors=True)
    args.work.mkdir(parents=True)
    try:
        run(WAYS[args.way](args))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{args.way}: {error}")


if __name__ == "__main__":
    main()
