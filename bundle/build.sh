#!/usr/bin/env bash
# Makes dist/pytest-govsite-VERSION-SYSTEM-ARCHITECTURE.tar: all that an inspection needs on a machine without internet.
# To run on the same system as the machine that it is for (Debian or one made from it), with a network: make bundle
set -euo pipefail
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
# what the system's packages have to give; the other engines: BUNDLE_PACKAGES="… firefox-esr webkit2gtk-driver xvfb"
PACKAGES=${BUNDLE_PACKAGES:-python3 python3-venv chromium chromium-headless-shell fonts-noto-cjk}
command -v apt-get > /dev/null || { echo "没有 apt-get：离线包只能在 Debian 系的系统上制作 / no apt-get: made on systems of the Debian family only" >&2; exit 1; }

. /etc/os-release
ARCHITECTURE=$(dpkg --print-architecture)
VERSION=$("$PYTHON" -c 'import pytest_govsite.version as v; print(v.__version__)')
NAME=pytest-govsite-$VERSION-$ID${VERSION_ID:-}-$ARCHITECTURE
FOLDER=$PWD/build/bundle/$NAME
rm -rf "$FOLDER" build/bundle/apt
mkdir -p "$FOLDER/wheels" "$FOLDER/debs" dist build/bundle/apt/partial

"$PYTHON" -m pip wheel --quiet --wheel-dir "$FOLDER/wheels" '.[fleet]' pip --constraint constraints.txt

# old lists have browsers from before the last security updates
apt-get update --quiet --quiet || echo "软件包列表未能更新 / the lists of packages could not be brought up to date" >&2
# with an empty list of installed packages apt gets each one that is needed, also those that this machine has
: > build/bundle/nothing-installed
apt-get install --yes --quiet --quiet --download-only --no-install-recommends \
  -o Dir::State::status="$PWD/build/bundle/nothing-installed" -o Dir::Cache::archives="$PWD/build/bundle/apt" \
  -o APT::Sandbox::User=root -o APT::Get::AllowUnauthenticated=false $PACKAGES
ln build/bundle/apt/*.deb "$FOLDER/debs" 2> /dev/null || cp build/bundle/apt/*.deb "$FOLDER/debs"
(
  cd "$FOLDER/debs"
  for file in *.deb; do
    dpkg-deb --field "$file"
    printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$file" "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d' ' -f1)"
  done > Packages
)

cp bundle/install.sh README.md README.zh.md CHANGELOG.md LICENSE "$FOLDER"
cp -r docs examples "$FOLDER"
cat > "$FOLDER/bundle.env" << END
VERSION=$VERSION
SYSTEM=$ID${VERSION_ID:-}
ARCHITECTURE=$ARCHITECTURE
PYTHON_VERSION=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
PACKAGES="$PACKAGES"
END
(cd "$FOLDER" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum > SHA256SUMS)
tar -C build/bundle -cf "dist/$NAME.tar" "$NAME"
ls -lh "dist/$NAME.tar"
