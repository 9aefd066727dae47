# shellcheck shell=sh disable=SC2154
# Shared by build-aux/run and build-aux/test: what is missing is installed, what goes wrong is said
# in one line. Sourced by sh; expects $top, the root of the source tree.

say () { printf '%s\n' "$*" >&2; }

die () { say "$@"; exit 1; }

# package_lines PART…: the lines of build-aux/packages that stand under these headings.
package_lines () {
  awk -v parts=" $* " '
    /^# [a-z]+$/ { wanted = index (parts, " " $2 " "); next }
    /^#/ || NF == 0 { next }
    wanted { print }' "$top/build-aux/packages"
}

# Which of the packages on standard input dpkg does not have; asked anew each time (20 ms), since a
# remembered answer would be wrong after a removal.
missing_packages () {
  packages=$(awk '{ print $1 }')
  # shellcheck disable=SC2086 # one word a package
  dpkg-query -W -f '${Package} ${db:Status-Status}\n' $packages 2>/dev/null |
    awk '$2 == "installed" { print $1 }' | {
      installed=" $(tr '\n' ' ') "
      for package in $packages; do
        case $installed in *" $package "*) ;; *) printf '%s ' "$package" ;; esac
      done
    }
}

# The same for systems without apt: what neither $PATH nor pkg-config knows.
missing_elsewhere () {
  while read -r _package probe; do
    case $probe in
      cmd:*) command -v "${probe#cmd:}" >/dev/null || printf '%s\n' "${probe#cmd:}" ;;
      pc:*) pkg-config --exists "${probe#pc:}" 2>/dev/null || printf 'pkgconfig(%s)\n' "${probe#pc:}" ;;
    esac
  done
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# ensure_packages PART…: installs what is missing, or says what to install, and then ends.
ensure_packages () {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    missing=$(package_lines "$@" | missing_elsewhere)
    [ -z "$missing" ] || die "Halfday needs these, please install them first (the names in brackets
are modules of pkg-config; dnf and zypper take them as they are):
$missing"
    return 0
  fi

  missing=$(package_lines "$@" | missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    die "Some packages are missing and there is no sudo. Please run as root:
  apt-get install --no-install-recommends $missing"
  fi

  say "Installing $(printf '%s' "$missing" | wc -w) packages, which takes a few minutes the first time:"
  say "  $missing"
  log=$(mktemp)
  # A failed update is no reason to stop: the lists at hand may do.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >"$log" 2>&1 || true
  # shellcheck disable=SC2086
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 \
      install --no-install-recommends $missing >>"$log" 2>&1 </dev/null; then
    grep -E '^[EW]: ' "$log" >&2 || tail -n 20 "$log" >&2
    rm -f "$log"
    die "The packages could not be installed (see above)."
  fi
  rm -f "$log"
}

# configure DIR OPTION…: sets up a build folder unless it is there, whole and of this source tree.
configure () {
  dir=$1
  shift
  if [ -f "$dir/build.ninja" ] && grep -qsF "\"source\": \"$top\"" "$dir/meson-info/meson-info.json" &&
     [ "$(cat "$dir/options" 2>/dev/null)" = "$*" ]; then
    return 0
  fi
  rm -rf "$dir"
  log=$(mktemp)
  if ! (cd "$top" && meson setup "$dir" "$@") >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -rf "$log" "$dir"
    die "The build could not be set up (see above)."
  fi
  rm -f "$log"
  printf '%s' "$*" >"$dir/options"
}

# compile DIR: says nothing when there is nothing to say, and shows progress on a terminal.
compile () {
  if [ -t 2 ]; then
    ninja -C "$1" >&2 || die "The build failed (see above)."
    return 0
  fi
  log=$(mktemp)
  if ! ninja -C "$1" >"$log" 2>&1; then
    grep -v '^\[[0-9]*/[0-9]*\] \(Compiling\|Linking\|Generating\|Merging\)' "$log" | tail -n 60 >&2
    rm -f "$log"
    die "The build failed (see above)."
  fi
  rm -f "$log"
}
