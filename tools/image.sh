#!/bin/bash
# Builds the container image where there is no container engine, starts it and waits until it is well.
# The base comes from debootstrap. Everything lies in build/image, which may be removed to begin anew.
set -euo pipefail

work=$PWD/build/image
base=$work/base.tar
tag=localhost/waarmerk

if [ "$(id -u)" != 0 ]; then
    echo "Building an image without a container engine needs root: sudo make image (or: docker build -t waarmerk .)" >&2
    exit 1
fi
if ! mountpoint --quiet /; then
    echo "Building an image needs a root folder that is a mount point, which a chroot has not: run it outside" >&2
    exit 1
fi
missing=()
for program in buildah debootstrap; do
    command -v "$program" >/dev/null || missing+=("$program")
done
if [ "${#missing[@]}" != 0 ]; then
    echo "Installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null
fi

mkdir -p "$work"
store=(buildah --storage-driver vfs --root "$work/storage" --runroot "$work/run")

if [ ! -f "$base" ]; then
    echo "Making the base"
    rm -rf "$work/root"
    debootstrap --variant=minbase --include=ca-certificates bookworm "$work/root" >"$work/debootstrap.log"
    rm -rf "$work"/root/var/cache/apt/archives/*.deb "$work"/root/var/lib/apt/lists/*
    tar --create --file "$base.new" --directory "$work/root" .
    rm -rf "$work/root"
    mv "$base.new" "$base"
fi
if ! "${store[@]}" inspect --type image localhost/base >/dev/null 2>&1; then
    container=$("${store[@]}" from scratch)
    "${store[@]}" add "$container" "$base" /
    "${store[@]}" commit --quiet --rm "$container" localhost/base
fi

# The authorities that this machine trusts: its network may have one of its own.
authorities=/etc/ssl/certs/ca-certificates.crt
"${store[@]}" bud --isolation chroot --format docker --build-arg BASE=localhost/base \
    --volume "$authorities:$authorities:ro" --tag "$tag" .

container=$("${store[@]}" from "$tag")
server=
finish() {
    [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true
    "${store[@]}" rm "$container" >/dev/null
}
trap finish EXIT

echo "Starting it"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
inside=("${store[@]}" run --isolation chroot --env PORT="$port" "$container" --)
mapfile -t check < <("${store[@]}" inspect --format '{{range .Docker.Config.Healthcheck.Test}}{{println .}}{{end}}' "$container")
check=("${check[@]:1}") # its first word only says that a command follows
"${inside[@]}" waarmerk serve --demo >"$work/server.log" 2>&1 &
server=$!

for _ in $(seq 60); do
    if "${inside[@]}" "${check[@]}" 2>/dev/null; then
        "${store[@]}" rmi --prune --force >/dev/null # what the builds before left
        echo "The image $tag is built and well: $("${store[@]}" images --format '{{.Size}}' "$tag")"
        exit 0
    fi
    kill -0 "$server" || break
    sleep 1
done
cat "$work/server.log" >&2
echo "The image does not become well" >&2
exit 1
