; The setup file for one user of Windows, without an administrator. Given by windows.py: VERSION, FOLDER (what is
; installed), ICON, TARGET, KILOBYTES, SUFFIX and KIND of the bag, FINISH (a command that signs the uninstaller, may be none).
Unicode true
Target amd64-unicode
RequestExecutionLevel user
ManifestDPIAware true
!ifdef QUICK ; for a trial
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include FileFunc.nsh

!define TITLE "CSXL Desktop"
!define PROGRAM "CSXL Desktop.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CSXLDesktop"

Name "${TITLE}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=0 "FileDescription" "${TITLE}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "EUPL-1.2"
!ifdef FINISH
  !uninstfinalize '${FINISH} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_FRENCH} "CSXL est encore ouvert. Fermez-le, puis choisissez Recommencer."
LangString RUNNING ${LANG_DUTCH} "CSXL is nog open. Sluit het en kies daarna Opnieuw."
LangString RUNNING ${LANG_ENGLISH} "CSXL is still open. Close it, then choose Retry."
LangString BAG ${LANG_FRENCH} "Mallette de réunion CSXL"
LangString BAG ${LANG_DUTCH} "CSXL-vergaderkoffertje"
LangString BAG ${LANG_ENGLISH} "CSXL meeting bag"

; A program that runs holds its own file: it is then not replaced by half. One that starts an update is given twenty
; seconds to close its dossier; then people are asked, and a silent setup ends with status 2 and changes nothing.
!macro WaitUntilClosed
  StrCpy $1 0
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 free
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 closed
    IntOp $1 $1 + 1
    Sleep 500
    IntCmp $1 40 0 again
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  closed:
    FileClose $0
  free:
!macroend

; Only what a setup file put there: a dossier that somebody keeps beside it stays.
!macro RemoveProgram
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\csxl.exe"
  Delete "$INSTDIR\msvcp140*.dll"
  Delete "$INSTDIR\NOTICES.txt"
  Delete "$INSTDIR\sbom.cdx.json"
!macroend

Section
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "CSXL.Mallette"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "Content Type" "${KIND}"
  WriteRegStr HKCU "Software\Classes\CSXL.Mallette" "" "$(BAG)"
  WriteRegStr HKCU "Software\Classes\CSXL.Mallette\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\CSXL.Mallette\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "Software\Classes\CSXL.Mallette"
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  StrCmp $0 "CSXL.Mallette" 0 +2
  DeleteRegKey HKCU "Software\Classes\${SUFFIX}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
