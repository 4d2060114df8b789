#!/usr/bin/env bash
# Builds, shows, tests, packs and measures Xfel.ML. Needs bash and the .NET 10 SDK; nothing else is installed on the build and demo paths.
#
#   ./build.sh [build]           everything in Release, and the launcher artifacts/xfel-ml
#   ./build.sh demo [OPTION...]  build, then artifacts/xfel-ml demo OPTION...
#   ./build.sh test [PROJECT...] build, then every test (or those of the projects whose names contain PROJECT)
#   ./build.sh pack              the NuGet packages, into artifacts/packages
#   ./build.sh bench NAME ...    a benchmark [--peers] [--threads T] [--json]; NAME is lbfgs, render, vgg16, vgg16-quarter, resnet10, resnet18,
#                                resnet10-train, resnet18-train, resnet50-train, simulate, simulate-spi-real, simulate-helium, ccf or
#                                ccf-masked
#
# MLNet=package|folder|offline chooses where the ML.NET types come from (folder needs MLNetDir); without it the feed is asked once and
# the answer is kept in artifacts/mlnet-flavour. MLNet=probe asks again.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
artifacts=$root/artifacts

export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_USE_MSBUILD_SERVER=0

# What the tests need from the system: Debian package, what it is for, and how to see that it is there. Without it those tests skip themselves.
system_needs=(
    "libhdf5-103-1|reading HDF5 files|PATH=\$PATH:/sbin ldconfig -p | grep -q 'libhdf5'"
    "hdf5-filter-plugin|data packed by LZ4|test -e /usr/lib/x86_64-linux-gnu/hdf5/serial/plugins/libh5lz4.so"
    "bitshuffle|data packed by bitshuffle|test -e /usr/lib/x86_64-linux-gnu/hdf5/serial/plugins/libh5bshuf.so"
    "hdf5-tools|h5dump, which judges what the C library does not survive|command -v h5dump"
    "python3-h5py|an independent reader and writer of HDF5 files|/usr/bin/python3 -c 'import h5py'"
    "python3-extra-data|European XFEL runs as the facility lays them out|/usr/bin/python3 -c 'import extra_data'"
    "python3-numpy|an independent reader of the NPY and NPZ files that are written|/usr/bin/python3 -c 'import numpy'"
    "python3-mrcfile|an independent reader of the MRC files that are written|/usr/bin/python3 -c 'import mrcfile'"
    "python3-onnx|an independent reader of the ONNX files that are written|/usr/bin/python3 -c 'import onnx'"
    "python3-pil|an independent reader of the JPEG and PNG files that are written|/usr/bin/python3 -c 'import PIL'"
    "libturbojpeg0|the JPEG step is compared with it live|PATH=\$PATH:/sbin ldconfig -p | grep -q 'libturbojpeg[.]so[.]0'"
)

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }

# limited SECONDS COMMAND...: macOS has no timeout(1).
limited() {
    local seconds=$1
    shift
    if command -v timeout >/dev/null 2>&1; then
        timeout "$seconds" "$@" </dev/null
        return
    fi
    "$@" </dev/null &
    local child=$!
    (sleep "$seconds" && kill "$child") >/dev/null 2>&1 &
    local watchdog=$! status=0
    wait "$child" || status=$?
    kill "$watchdog" 2>/dev/null || true
    return "$status"
}

mlnet_version() { sed -n 's/.*Include="Microsoft.ML" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props"; }

# Restores a throwaway project that references Microsoft.ML: that is the question itself, whatever feeds are configured.
feed_has_mlnet() {
    local version=$1 folder status=0
    folder=$(mktemp -d "${TMPDIR:-/tmp}/xfel-ml-probe.XXXXXX")
    cat >"$folder/Probe.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.ML" Version="$version" /></ItemGroup>
</Project>
PROJECT
    # Without these two an enclosing folder's settings would apply to the probe.
    printf '<Project />\n' | tee "$folder/Directory.Build.props" "$folder/Directory.Packages.props" >/dev/null
    (cd "$folder" && MLNet='' limited 60 dotnet restore --verbosity quiet) >"$folder/log" 2>&1 || status=$?
    probe_reason=$(sed -n 's/^.*error \(NU[0-9]*\): *\([^[]*\).*/\1 \2/p' "$folder/log" | head -n 1)
    [ "$status" -ne 124 ] || probe_reason="the feed did not answer within 60 s"
    rm -rf "$folder"
    return "$status"
}

choose_flavour() {
    case ${MLNet:-} in
        package | offline) why="MLNet is set" ;;
        folder)
            [ -n "${MLNetDir:-}" ] || die "MLNet=folder needs MLNetDir: the folder that holds Microsoft.ML.Core.dll and its companions"
            MLNetDir=$(cd "$MLNetDir" 2>/dev/null && pwd) || die "MLNetDir is not a folder; give the folder of the Microsoft.ML assemblies"
            export MLNetDir
            why="MLNet is set, MLNetDir=$MLNetDir"
            ;;
        '' | probe)
            local remembered=$artifacts/mlnet-flavour key version config=${HOME:-}/.nuget/NuGet/NuGet.Config
            version=$(mlnet_version)
            # Another version, another NuGet configuration: another question.
            key="Microsoft.ML $version, feeds $(cat "$config" 2>/dev/null | cksum | cut -d' ' -f1)"
            if [ -z "${MLNet:-}" ] && [ -f "$remembered" ] && [ "$(sed -n 2p "$remembered")" = "$key" ]; then
                MLNet=$(sed -n 1p "$remembered")
                why="$(sed -n 3p "$remembered"), remembered in artifacts/mlnet-flavour; MLNet=probe asks again"
            else
                say "asking the feed for Microsoft.ML $version ..."
                if feed_has_mlnet "$version"; then
                    MLNet=package why="Microsoft.ML $version restores from the feed"
                else
                    MLNet=offline why="Microsoft.ML $version does not restore: ${probe_reason:-dotnet restore failed}"
                fi
                mkdir -p "$artifacts"
                printf '%s\n' "$MLNet" "$key" "$why" >"$remembered"
            fi
            ;;
        *) die "MLNet=$MLNet is not a flavour: expected package, folder, offline or probe" ;;
    esac
    export MLNet
    say "ML.NET flavour: $MLNet ($why)"
}

# What the build says goes to stderr: stdout is for results.
build() {
    say "building ${1#"$root"/} ..."
    dotnet build "$1" --configuration Release --verbosity quiet -consoleLoggerParameters:NoSummary </dev/null >&2 ||
        die "the build of ${1#"$root"/} failed"
}

write_launcher() {
    local launcher=$artifacts/xfel-ml
    # Written whole and then renamed: a run that is starting never reads half a script.
    cat >"$launcher.new" <<LAUNCHER
#!/bin/sh
# Starts the command-line tool of this checkout. Written by build.sh.
self=\$0
while [ -L "\$self" ]; do
    target=\$(readlink "\$self")
    case \$target in
        /*) self=\$target ;;
        *) self=\$(dirname "\$self")/\$target ;;
    esac
done
folder=\$(cd "\$(dirname "\$self")" && pwd -P)
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_NOLOGO=1
exec dotnet "\$folder/$MLNet/bin/Xfel.ML.Cli/release/xfel-ml.dll" "\$@"
LAUNCHER
    chmod +x "$launcher.new"
    mv -f "$launcher.new" "$launcher"
}

# known_packages NAME...: those that the system's feed has; one that it lacks would keep the others from being installed.
known_packages() {
    local name
    for name in "$@"; do
        apt-cache show "$name" >/dev/null 2>&1 && echo "$name"
    done
}

install_system_needs() {
    local need name purpose check missing=() asked=$artifacts/apt-asked
    for need in "${system_needs[@]}"; do
        IFS='|' read -r name purpose check <<<"$need"
        sh -c "$check" >/dev/null 2>&1 || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && [ ! -f "$asked" ]; then
        mkdir -p "$artifacts" && : >"$asked"
        say "installing ${missing[*]} for the tests ..."
        (DEBIAN_FRONTEND=noninteractive limited 120 apt-get update -qq &&
            DEBIAN_FRONTEND=noninteractive limited 420 apt-get install -y -qq --no-install-recommends $(known_packages "${missing[@]}")) >"$artifacts/apt.log" 2>&1 ||
            say "apt-get did not succeed (artifacts/apt.log)"
    fi
    for need in "${system_needs[@]}"; do
        IFS='|' read -r name purpose check <<<"$need"
        sh -c "$check" >/dev/null 2>&1 || say "missing: $name ($purpose): the tests that need it report themselves as skipped"
    done
}

counter() { sed -n "s/.*<Counters [^>]*$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | head -n 1 || true; }

# start_tests PROJECT: runs one project's tests, its words kept in a log.
start_tests() {
    local name=$1 status=0 started=$SECONDS
    limited 900 dotnet test "$artifacts/$MLNet/bin/$name/release/$name.dll" --logger "trx;LogFileName=$name.trx" \
        --results-directory "$results" >"$results/$name.log" 2>&1 || status=$?
    echo "$status $((SECONDS - started))" >"$results/$name.status"
}

# finish_tests PROJECT: adds one project's counts to the totals.
finish_tests() {
    local name=$1 trx=$results/$1.trx status=1 seconds=0 total ran ok bad
    read -r status seconds <"$results/$name.status" || true
    total=$(counter "$trx" total) ran=$(counter "$trx" executed) ok=$(counter "$trx" passed)
    bad=$((${total:+$(counter "$trx" failed) + $(counter "$trx" error) + $(counter "$trx" timeout) + $(counter "$trx" aborted) +} 0))
    if [ "$status" -ne 0 ]; then
        cat "$results/$name.log"
        if [ "$bad" -eq 0 ]; then
            # A host that crashed, or hung, has failed even if it reported nothing but passes.
            [ "$status" -ne 124 ] || say "$name did not end within 900 s"
            say "$name: the test host ended with exit code $status"
            bad=1
        fi
    fi
    passed=$((passed + ${ok:-0})) failed=$((failed + bad)) skipped=$((skipped + ${total:-0} - ${ran:-0}))
    printf '%-32s %5d passed %3d failed %3d skipped %4d s\n' "$name" "${ok:-0}" "$bad" $((${total:-0} - ${ran:-0})) "$seconds"
    # The reason of a skipped test, which the console of the runner leaves out.
    sed -n '/outcome="NotExecuted"/,/<\/UnitTestResult>/{s/.*testName="\([^"]*\)".*/  skipped: \1/p;s/.*<Message>\(.*\)<\/Message>.*/    \1/p;}' "$trx" 2>/dev/null || true
}

run_tests() {
    local wanted=("$@") names=() pids=() name project slots=2 i
    results=$artifacts/test-results passed=0 failed=0 skipped=0
    install_system_needs
    build "$root/Xfel.ML.sln"
    write_launcher
    rm -rf "$results" && mkdir -p "$results"
    for project in "$root"/tests/*.Tests/*.csproj; do
        name=$(basename "$project" .csproj)
        if [ ${#wanted[@]} -gt 0 ]; then
            local hit=
            for i in "${wanted[@]}"; do case $name in *"$i"*) hit=1 ;; esac; done
            [ -n "$hit" ] || continue
        fi
        names+=("$name")
    done
    [ ${#names[@]} -gt 0 ] || die "no test project is called like: ${wanted[*]}"
    # Two projects at a time: the start of a test host keeps one core busy for as long as most projects run.
    for ((i = 0; i < ${#names[@]}; i++)); do
        if ((i >= slots)); then
            wait "${pids[i - slots]}" || true
            finish_tests "${names[i - slots]}"
        fi
        start_tests "${names[i]}" &
        pids+=($!)
    done
    for ((i = ${#names[@]} > slots ? ${#names[@]} - slots : 0; i < ${#names[@]}; i++)); do
        wait "${pids[i]}" || true
        finish_tests "${names[i]}"
    done
    local line="$passed passed, $failed failed"
    [ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
    printf '%s\n' "$line"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

pack() {
    [ "$MLNet" != folder ] || die "MLNet=folder cannot be packed: choose package or offline"
    build "$root/Xfel.ML.sln"
    rm -rf "$artifacts/packages"
    dotnet pack "$root/Xfel.ML.sln" --configuration Release --no-build --output "$artifacts/packages" --verbosity minimal </dev/null ||
        die "packing failed"
    ls "$artifacts/packages"
}

verb=${1:-build}
[ $# -eq 0 ] || shift
case $verb in build | demo | test | pack | bench) ;; *) say "usage: ./build.sh [build|demo|test|pack|bench]"; exit 2 ;; esac
command -v dotnet >/dev/null 2>&1 || die "dotnet was not found: install the .NET 10 SDK"
choose_flavour
case $verb in
    build)
        build "$root/Xfel.ML.sln"
        write_launcher
        say "built: artifacts/xfel-ml"
        ;;
    demo)
        build "$root/src/Xfel.ML.Cli/Xfel.ML.Cli.csproj"
        write_launcher
        # Without options it writes artifacts/demo of this checkout, wherever it was called from.
        [ $# -gt 0 ] || cd "$root"
        "$artifacts/xfel-ml" demo "$@"
        ;;
    test) run_tests "$@" ;;
    pack) pack ;;
    bench)
        build "$root/tests/Xfel.ML.Benchmarks/Xfel.ML.Benchmarks.csproj"
        dotnet "$artifacts/$MLNet/bin/Xfel.ML.Benchmarks/release/Xfel.ML.Benchmarks.dll" "$@"
        ;;
esac
