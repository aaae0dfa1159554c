@echo off
rem Runs Whalecurve from its sources: builds what is missing or older than the sources, then starts
rem the command line. Needs a JDK 17 or later; Maven 3.8 or later to build. whalecurve is the same
rem for Linux and macOS: change both.
setlocal EnableExtensions DisableDelayedExpansion

set "OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xmx1g"
set "MAIN=org.whalecurve.cli.Main"

set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "OUT=%ROOT%\apps\cli\target"
set "WEB=%ROOT%\apps\web\target"
set "STAMP=%OUT%\launcher.stamp"
set "LOG=%ROOT%\target\build.log"

call :find_java || exit /b 3
call :is_built || call :build || exit /b 3

rem Names may hold any character.
chcp 65001 >nul
call :class_path
for %%A in (%*) do (
  if "%%~A"=="serve" call :with_pages
  if "%%~A"=="demo" call :with_pages
)
"%JAVA%" %OPTIONS% -XX:SharedArchiveFile="%ARCHIVE%" %WHALECURVE_JAVA_OPTIONS% -cp "%CLASSES%" %MAIN% %*
exit /b %ERRORLEVEL%

:class_path
for %%J in ("%OUT%\whalecurve-cli-*.jar") do set "CLI=%%J"
set "CLASSES=%OUT%\start\native.jar;%CLI%;%OUT%\lib\*"
set "ARCHIVE=%OUT%\start\classes.jsa"
exit /b 0

rem The commands that show pages need more libraries than the others.
:with_pages
for %%J in ("%WEB%\whalecurve-web-*.jar") do set "PAGES=%%J"
for %%J in ("%OUT%\lib\picocli-*.jar") do set "PICOCLI=%%J"
set "CLASSES=%OUT%\start\native.jar;%CLI%;%PAGES%;%PICOCLI%;%WEB%\lib\*"
set "ARCHIVE=%OUT%\start\pages.jsa"
exit /b 0

:find_java
set "VERSION="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" call :try_java "%JAVA_HOME%\bin\java.exe" && exit /b 0
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try_java "%%~$PATH:J" && exit /b 0
>&2 echo Whalecurve needs a JDK 17 or later, and none was found.
>&2 echo   -^> Install one (for instance from https://adoptium.net) and put it on the PATH, or set JAVA_HOME.
exit /b 1

:try_java
set "JAVA=%~1"
if exist "%STAMP%" (
  set "KNOWN="
  set /p KNOWN=<"%STAMP%"
)
if defined KNOWN if "%KNOWN%"=="%JAVA%" exit /b 0
for /f "tokens=3" %%V in ('""%JAVA%" -version 2^>^&1" ^| findstr /c:" version "') do set "VERSION=%%~V"
for /f "delims=." %%M in ("%VERSION%") do if %%M GEQ 17 exit /b 0
exit /b 1

:is_built
if not exist "%STAMP%" exit /b 1
powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:STAMP).LastWriteTime; $d='base','inputs','engine','stages','flow','results','apps' | ForEach-Object { Join-Path $env:ROOT $_ }; $n=Get-ChildItem -LiteralPath $d -Recurse -File | Where-Object { $_.LastWriteTime -gt $t -and ($_.Name -eq 'pom.xml' -or $_.FullName -like '*\src\main\*') } | Select-Object -First 1; if ($n -or (Get-Item -LiteralPath (Join-Path $env:ROOT 'pom.xml')).LastWriteTime -gt $t) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1 || (
  >&2 echo Whalecurve has to be built first, and Maven ^(mvn^) is not on the PATH.
  >&2 echo   -^> Install Maven 3.8 or later: https://maven.apache.org/install.html
  exit /b 1
)
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
>&2 echo Building Whalecurve, once; this takes a minute or two ...
rem Libraries of an earlier version must not stay on the class path.
if exist "%OUT%\lib" rmdir /s /q "%OUT%\lib"
if exist "%OUT%\start" rmdir /s /q "%OUT%\start"
if exist "%WEB%\lib" rmdir /s /q "%WEB%\lib"
del /q "%OUT%\whalecurve-cli-*.jar" "%WEB%\whalecurve-web-*.jar" "%STAMP%" 2>nul
call mvn -q -B -f "%ROOT%\pom.xml" -pl apps/cli,apps/web -am -Dmaven.test.skip=true -Dspotless.check.skip=true package > "%LOG%" 2>&1
if errorlevel 1 (
  >&2 echo The build failed. The end of %LOG%:
  >&2 powershell -NoProfile -Command "Get-Content -LiteralPath $env:LOG -Tail 25"
  exit /b 1
)
call :quicken >nul 2>&1
> "%STAMP%" echo %JAVA%
exit /b 0

rem Makes later starts quicker where the JDK can. Nothing depends on it.
:quicken
mkdir "%OUT%\start\native"
for %%J in ("%JAVA%") do set "TOOL=%%~dpJjar.exe"
pushd "%OUT%\start\native"
for %%J in ("%OUT%\lib\duckdb_jdbc-*.jar") do "%TOOL%" xf "%%J" libduckdb_java.so_windows_amd64
"%TOOL%" cf0M ..\native.jar libduckdb_java.so_windows_amd64
popd
rmdir /s /q "%OUT%\start\native"
call :class_path
"%JAVA%" %OPTIONS% -XX:ArchiveClassesAtExit="%OUT%\start\classes.jsa" -cp "%CLASSES%" %MAIN% ^
  check -w "%ROOT%\examples\service-desk" --json
call :with_pages
"%JAVA%" %OPTIONS% -XX:ArchiveClassesAtExit="%OUT%\start\pages.jsa" -cp "%CLASSES%" %MAIN% ^
  serve -w "%OUT%\start\empty" --port 0 --rehearse
rmdir /s /q "%OUT%\start\empty"
exit /b 0
