# build.sh for PowerShell: the same verbs. Needs the .NET 10 SDK.
#
#   ./build.ps1 [build]           everything in Release, and the launcher artifacts/xfel-ml.cmd
#   ./build.ps1 demo [OPTION...]  build, then artifacts/xfel-ml demo OPTION...
#   ./build.ps1 test [PROJECT...] build, then every test (or those of the projects whose names contain PROJECT)
#   ./build.ps1 pack              the NuGet packages, into artifacts/packages
#   ./build.ps1 bench NAME ...    a benchmark [--peers] [--threads T] [--json]; NAME is lbfgs, render, vgg16, vgg16-quarter, resnet10, resnet18,
#                                 resnet10-train, resnet18-train or resnet50-train
#
# $env:MLNet = package|folder|offline chooses where the ML.NET types come from (folder needs $env:MLNetDir); without it the feed is asked
# once and the answer is kept in artifacts/mlnet-flavour. $env:MLNet = 'probe' asks again.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$artifacts = Join-Path $root 'artifacts'
$verb = if ($args.Count -gt 0) { $args[0] } else { 'build' }
$rest = @($args | Select-Object -Skip 1)

$env:DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:MSBUILDDISABLENODEREUSE = '1'

function Say([string] $text) { [Console]::Error.WriteLine($text) }

function Stop-Build([string] $text) {
    Say "build.ps1: $text"
    exit 1
}

function Get-MLNetVersion {
    [xml] $packages = Get-Content -Raw (Join-Path $root 'Directory.Packages.props')
    ($packages.Project.ItemGroup.PackageVersion | Where-Object { $_.Include -eq 'Microsoft.ML' }).Version
}

# Restores a throwaway project that references Microsoft.ML: that is the question itself, whatever feeds are configured.
function Test-Feed([string] $version) {
    $folder = Join-Path ([IO.Path]::GetTempPath()) ('xfel-ml-probe-' + [Guid]::NewGuid().ToString('N'))
    New-Item -ItemType Directory -Path $folder | Out-Null
    try {
        $project = '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>' +
            "<ItemGroup><PackageReference Include=`"Microsoft.ML`" Version=`"$version`" /></ItemGroup></Project>"
        Set-Content -Path (Join-Path $folder 'Probe.csproj') -Value $project
        Set-Content -Path (Join-Path $folder 'Directory.Build.props') -Value '<Project />'
        Set-Content -Path (Join-Path $folder 'Directory.Packages.props') -Value '<Project />'
        $log = Join-Path $folder 'log'
        $process = Start-Process dotnet -ArgumentList 'restore', '--verbosity', 'quiet' -WorkingDirectory $folder -PassThru -RedirectStandardOutput $log -RedirectStandardError "$log.err"
        # Read before the wait: without it Windows PowerShell forgets the exit code.
        $null = $process.Handle
        if (-not $process.WaitForExit(60000)) {
            $process.Kill()
            $script:probeReason = 'the feed did not answer within 60 s'
            return $false
        }
        $found = Select-String -Path $log -Pattern 'error (NU\d+): *([^\[]*)' | Select-Object -First 1
        if ($found) { $script:probeReason = $found.Matches[0].Groups[1].Value + ' ' + $found.Matches[0].Groups[2].Value.Trim() }
        return $process.ExitCode -eq 0
    }
    finally {
        Remove-Item -Recurse -Force $folder -ErrorAction SilentlyContinue
    }
}

function Select-Flavour {
    switch ("$env:MLNet") {
        { $_ -in 'package', 'offline' } { $why = 'MLNet is set'; break }
        'folder' {
            if (-not $env:MLNetDir -or -not (Test-Path -PathType Container $env:MLNetDir)) {
                Stop-Build 'MLNet=folder needs MLNetDir: the folder that holds Microsoft.ML.Core.dll and its companions'
            }
            $env:MLNetDir = (Resolve-Path $env:MLNetDir).Path
            $why = "MLNet is set, MLNetDir=$env:MLNetDir"
            break
        }
        { -not $_ -or $_ -eq 'probe' } {
            $version = Get-MLNetVersion
            $remembered = Join-Path $artifacts 'mlnet-flavour'
            $key = "Microsoft.ML $version"
            $lines = if (Test-Path $remembered) { @(Get-Content $remembered) } else { @() }
            if (-not $env:MLNet -and $lines.Count -ge 3 -and $lines[1].StartsWith($key)) {
                $env:MLNet = $lines[0]
                $why = $lines[2] + ', remembered in artifacts/mlnet-flavour; MLNet=probe asks again'
                break
            }
            Say "asking the feed for Microsoft.ML $version ..."
            $env:MLNet = ''
            if (Test-Feed $version) {
                $env:MLNet = 'package'
                $why = "Microsoft.ML $version restores from the feed"
            }
            else {
                $env:MLNet = 'offline'
                $why = "Microsoft.ML $version does not restore: $script:probeReason"
            }
            New-Item -ItemType Directory -Force -Path $artifacts | Out-Null
            Set-Content -Path $remembered -Value $env:MLNet, $key, $why
            break
        }
        default { Stop-Build "MLNet=$env:MLNet is not a flavour: expected package, folder, offline or probe" }
    }
    Say "ML.NET flavour: $env:MLNet ($why)"
}

function Invoke-Build([string] $project) {
    Say "building $project ..."
    # To stderr: on stdout a benchmark prints its JSON.
    & dotnet build (Join-Path $root $project) --configuration Release --verbosity quiet -consoleLoggerParameters:NoSummary | ForEach-Object { Say "$_" }
    if ($LASTEXITCODE -ne 0) { Stop-Build "the build of $project failed" }
}

function Get-Output([string] $project, [string] $file) { Join-Path $artifacts "$env:MLNet/bin/$project/release/$file" }

function Write-Launcher {
    $dll = "$env:MLNet\bin\Xfel.ML.Cli\release\xfel-ml.dll"
    Set-Content -Path (Join-Path $artifacts 'xfel-ml.cmd') -Encoding ascii -Value '@echo off', 'set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1', "dotnet `"%~dp0$dll`" %*"
}

function Invoke-Tests([string[]] $wanted) {
    Invoke-Build 'Xfel.ML.sln'
    Write-Launcher
    $results = Join-Path $artifacts 'test-results'
    Remove-Item -Recurse -Force $results -ErrorAction SilentlyContinue
    $passed = 0; $failed = 0; $skipped = 0
    foreach ($project in Get-ChildItem (Join-Path $root 'tests/*.Tests/*.csproj')) {
        $name = $project.BaseName
        if ($wanted -and -not ($wanted | Where-Object { $name.Contains($_) })) { continue }
        & dotnet test (Get-Output $name "$name.dll") --logger "trx;LogFileName=$name.trx" --results-directory $results | Out-Host
        $code = $LASTEXITCODE
        $ok = 0; $bad = 0; $left = 0
        $trx = Join-Path $results "$name.trx"
        if (Test-Path $trx) {
            [xml] $report = Get-Content -Raw $trx
            $counters = $report.TestRun.ResultSummary.Counters
            $ok = [int] $counters.passed
            $bad = [int] $counters.failed + [int] $counters.error + [int] $counters.timeout + [int] $counters.aborted
            $left = [int] $counters.total - [int] $counters.executed
        }
        # A host that crashed has failed even if it reported nothing but passes.
        if ($code -ne 0 -and $bad -eq 0) { $bad = 1; Say "${name}: the test host ended with exit code $code" }
        $passed += $ok; $failed += $bad; $skipped += $left
        Write-Host ('{0,-32} {1,5} passed {2,3} failed {3,3} skipped' -f $name, $ok, $bad, $left)
    }
    $line = "$passed passed, $failed failed"
    if ($skipped -gt 0) { $line += ", $skipped skipped" }
    Write-Output $line
    if ($failed -gt 0 -or $passed -eq 0) { exit 1 }
}

if ($verb -notin 'build', 'demo', 'test', 'pack', 'bench') {
    Say 'usage: ./build.ps1 [build|demo|test|pack|bench]'
    exit 2
}
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Stop-Build 'dotnet was not found: install the .NET 10 SDK' }
Select-Flavour
switch ($verb) {
    'build' {
        Invoke-Build 'Xfel.ML.sln'
        Write-Launcher
        Say 'built: artifacts/xfel-ml.cmd'
    }
    'demo' {
        Invoke-Build 'src/Xfel.ML.Cli/Xfel.ML.Cli.csproj'
        Write-Launcher
        # Without options it writes artifacts/demo of this checkout, wherever it was called from.
        if ($rest.Count -eq 0) { Set-Location $root }
        & dotnet (Get-Output 'Xfel.ML.Cli' 'xfel-ml.dll') demo @rest
        exit $LASTEXITCODE
    }
    'test' { Invoke-Tests $rest }
    'pack' {
        if ($env:MLNet -eq 'folder') { Stop-Build 'MLNet=folder cannot be packed: choose package or offline' }
        Invoke-Build 'Xfel.ML.sln'
        $packages = Join-Path $artifacts 'packages'
        Remove-Item -Recurse -Force $packages -ErrorAction SilentlyContinue
        & dotnet pack (Join-Path $root 'Xfel.ML.sln') --configuration Release --no-build --output $packages --verbosity minimal
        exit $LASTEXITCODE
    }
    'bench' {
        Invoke-Build 'tests/Xfel.ML.Benchmarks/Xfel.ML.Benchmarks.csproj'
        & dotnet (Get-Output 'Xfel.ML.Benchmarks' 'Xfel.ML.Benchmarks.dll') @rest
        exit $LASTEXITCODE
    }
}
