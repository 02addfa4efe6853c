# Shared by the scripts of this folder: sourced, not run. Leaves the caller in the top folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The sources are UTF-8 whatever the machine's language; messages of tools stay in English.
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

packages_to_build=(g++ cmake ninja-build pkg-config libabsl-dev libboost-dev nlohmann-json3-dev
                   libcli11-dev libxml2-dev)
packages_to_test=("${packages_to_build[@]}" python3 libgtest-dev libbenchmark-dev clang-format-14
                  abigail-tools ccache)
# Of the Python package; the font is for charts.
packages_for_python=("${packages_to_build[@]}" python3-dev python3-venv ccache fonts-wqy-zenhei)
# Of the databases; --full adds PostgreSQL, which is large.
packages_for_sql=("${packages_to_build[@]}" python3-venv ccache sqlite3 libsqlite3-dev binutils)
packages_for_postgresql=(postgresql-15 postgresql-server-dev-15 make procps)
packages_to_test_fully=("${packages_to_test[@]}" chromium fonts-wqy-zenhei libreoffice-calc-nogui clang-14 clang-tidy-14 libclang-rt-14-dev gcovr)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND="$DEBIAN_FRONTEND" "$@"
  else
    echo "Missing packages can be installed by root or with sudo only." >&2
    return 1
  fi
}

# Installs those of the named Debian packages that are missing. On a machine without apt it trusts
# that the tools are there.
need_packages() {
  command -v apt-get >/dev/null || return 0
  local missing=() package
  for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing ${missing[*]}" >&2
  local install=(apt-get install -qq --no-install-recommends -o DPkg::Lock::Timeout=300
                 -o Dpkg::Use-Pty=0 "${missing[@]}")
  # Package lists may be absent (fresh machine) or stale: then fetch them, and try once more.
  as_root "${install[@]}" </dev/null >/dev/null 2>&1 && return 0
  as_root apt-get update -qq </dev/null >&2
  as_root "${install[@]}" </dev/null >/dev/null
}

use_ccache() {
  command -v ccache >/dev/null || return 0
  # What several builds compile alike, though in other folders, is compiled once.
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
  export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
  # Without these it would compile anew whatever uses a precompiled header.
  export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
}

# ---- Portable builds: for systems as old as this glibc, with ziglang's compiler -----------------
oldest_glibc=2.28

# portable_headers FOLDER: headers of Boost, nlohmann_json and CLI11 alone, apart from the system's:
# another libc than this machine's must not meet them.
portable_headers() {
  mkdir -p "$1/include" "$1/share/cmake"
  ln -sfn /usr/include/boost "$1/include/boost"
  ln -sfn /usr/include/nlohmann "$1/include/nlohmann"
  ln -sfn /usr/include/CLI "$1/include/CLI"
  cp -r /usr/share/cmake/nlohmann_json /usr/share/cmake/CLI11 "$1/share/cmake/"
}

# zig_wrappers TARGET FOLDER: cc and c++ that compile for TARGET.
zig_wrappers() {
  local target=$1 folder=$2 tool
  need_packages python3-venv
  [ -x build/zig/bin/python ] || python3 -m venv build/zig
  build/zig/bin/python -c 'import ziglang' 2>/dev/null || build/zig/bin/pip install --quiet ziglang
  mkdir -p "$folder"
  for tool in cc c++; do
    printf '#!/bin/sh\nexec "%s" -m ziglang %s -target %s "$@"\n' "$PWD/build/zig/bin/python" \
      "$tool" "$target" >"$folder/$tool"
    chmod +x "$folder/$tool"
  done
}
