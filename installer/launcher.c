/* Starts CSXL: loads the Python that lies in the folder `python` beside this program, and gives it `app\start.py`.
   Built twice: with a window's subsystem for people, with a console's for scripts. */
#include <wchar.h>
#include <windows.h>

typedef int (*python_main)(int, wchar_t **);

#define LONGEST 32768
#define FIRST 4

static int failed(const wchar_t *folder)
{
    static wchar_t words[LONGEST + 200];
    _snwprintf(words, LONGEST + 199,
               L"CSXL n\u2019est pas complet dans %ls : r\u00e9installez-le.\n"
               L"CSXL is niet volledig in %ls: installeer het opnieuw.", folder, folder);
    MessageBoxW(NULL, words, L"CSXL Desktop", MB_ICONERROR);
    return 3;
}

int wmain(int count, wchar_t **given)
{
    static wchar_t folder[LONGEST], library[LONGEST + 32], script[LONGEST + 32];
    wchar_t **arguments = calloc(count + FIRST, sizeof(wchar_t *));
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    wchar_t *last = length && length < LONGEST ? wcsrchr(folder, L'\\') : NULL;
    if (!last || !arguments)
        return 3;
    *last = 0;
    _snwprintf(library, LONGEST + 31, L"%ls\\python\\python311.dll", folder);
    _snwprintf(script, LONGEST + 31, L"%ls\\app\\start.py", folder);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return failed(folder);
    arguments[0] = given[0];
    arguments[1] = L"-X";
    arguments[2] = L"utf8";
    arguments[3] = script;
    for (int i = 1; i < count; i++)
        arguments[FIRST + i - 1] = given[i];
    return run(count + FIRST - 1, arguments);
}
