#!/bin/sh
# Installs pytest-govsite from this folder, without any network:  sh install.sh [FOLDER]  (default /opt/pytest-govsite)
# As root it installs Python, Chromium and a Chinese font from the folder debs/ where they are not there yet.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
TARGET=${1:-/opt/pytest-govsite}
. /etc/os-release
. "$HERE/bundle.env"  # after it: both have a VERSION

(cd "$HERE" && sha256sum --check --quiet --strict SHA256SUMS) || { echo "离线包不完整 / the bundle is damaged" >&2; exit 1; }
if [ "$ID${VERSION_ID:-}" != "$SYSTEM" ] || [ "$(dpkg --print-architecture)" != "$ARCHITECTURE" ]; then
  echo "离线包适用于 $SYSTEM $ARCHITECTURE，本机是 $ID${VERSION_ID:-} $(dpkg --print-architecture) / made for another system" >&2
  exit 1
fi

missing=
for package in $PACKAGES; do
  dpkg-query --show --showformat '${db:Status-Status}\n' "$package" 2> /dev/null | grep -qx installed || missing="$missing $package"
done
if [ -n "$missing" ]; then
  [ "$(id -u)" = 0 ] || { echo "请以 root 运行，以安装 / run it as root to install:$missing" >&2; exit 1; }
  apt=$(mktemp -d)
  trap 'rm -rf "$apt"' EXIT
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  # apt reads the packages of this folder only, and changes nothing of the machine's own sources
  echo "deb [trusted=yes] file:$HERE/debs ./" > "$apt/sources.list"
  set -- -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$apt/lists" \
    -o Dir::Cache::Archives="$apt/archives" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root
  apt-get "$@" --quiet --quiet update
  DEBIAN_FRONTEND=noninteractive apt-get "$@" --yes --quiet --quiet --no-install-recommends install $missing
fi

found=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
[ "$found" = "$PYTHON_VERSION" ] || { echo "离线包适用于 Python $PYTHON_VERSION，本机是 $found / made for another Python" >&2; exit 1; }
python3 -m venv "$TARGET"
"$TARGET/bin/python" -m pip install --quiet --no-index --find-links "$HERE/wheels" "pytest-govsite[fleet]==$VERSION"
mkdir -p "$TARGET/share"
cp -r "$HERE/docs" "$HERE/examples" "$HERE/README.md" "$HERE/README.zh.md" "$TARGET/share"
"$TARGET/bin/python" -m pytest_govsite.engines || true
echo "试运行 / try it: $TARGET/bin/python -m pytest --govsite=demo"
