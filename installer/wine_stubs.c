/* What Qt 6.12 and a wheel want of Windows 10 that Wine 8 lacks; for the trial under Wine alone, never shipped.
   Built three times, into three libraries, by the name of each. */
#include <windows.h>

#define ABSENT(name) __declspec(dllexport) void *name(void) { return 0; }

#ifdef ICUUC
__declspec(dllexport) void *ucnv_open(const char *name, int *error) { (void)name; *error = 4; return 0; }
ABSENT(ucnv_close) ABSENT(ucnv_reset) ABSENT(ucnv_getMaxCharSize) ABSENT(ucnv_getName) ABSENT(ucnv_getToUCallBack)
ABSENT(ucnv_getFromUCallBack) ABSENT(ucnv_setToUCallBack) ABSENT(ucnv_setFromUCallBack) ABSENT(ucnv_cbToUWriteUChars)
ABSENT(ucnv_toUnicode) ABSENT(ucnv_cbFromUWriteUChars) ABSENT(ucnv_toUCountPending) ABSENT(ucnv_fromUCountPending)
ABSENT(ucnv_getStandardName) ABSENT(ucnv_getAvailableName) ABSENT(ucnv_countAvailable) ABSENT(ucnv_fromUnicode)
#endif
#ifdef BCRYPTPRIMITIVES
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
#endif
#ifdef MSCMS
ABSENT(GetColorProfileFromHandle) ABSENT(CloseColorProfile) ABSENT(WcsCreateIccProfile) ABSENT(OpenColorProfileW)
#endif
