#!/usr/bin/env bash
# Installs a bundle in a bare system of its own (debootstrap) without any network, and inspects the demo there:
#   bundle/try.sh dist/pytest-govsite-….tar [arguments of pytest]     as root, on Debian; leaves the record in build/bundle/record
set -euo pipefail
cd "$(dirname "$0")/.."
ARCHIVE=$(realpath "$1")
shift
. /etc/os-release
ROOT=$(mktemp -d /var/tmp/govsite-bare-XXXXXX)
trap 'rm -rf --one-file-system "$ROOT"' EXIT
debootstrap --variant=minbase "$VERSION_CODENAME" "$ROOT" > /dev/null
mkdir "$ROOT/bundle"
tar -C "$ROOT/bundle" --strip-components 1 -xf "$ARCHIVE"
rm -f "$ROOT/etc/resolv.conf" "$ROOT/etc/apt/sources.list"
cat > "$ROOT/try" << 'END'
set -eu
! command -v chromium
! command -v python3
sh /bundle/install.sh
cd /root
exec /opt/pytest-govsite/bin/python -m pytest --govsite=demo "$@"
END

# a network of its own in which there is nothing but loopback; mounts and processes end with it
unshare --net --mount --pid --fork --kill-child bash -euc '
  ip link set lo up
  mount -t proc proc "$0/proc"
  mount -t tmpfs tmpfs "$0/dev/shm" -o mode=1777
  exec chroot "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 sh /try "$@"
' "$ROOT" "$@" && code=0 || code=$?
rm -rf build/bundle/record
[ ! -d "$ROOT/root/govsite-report" ] || cp -r "$ROOT/root/govsite-report" build/bundle/record
exit "$code"
