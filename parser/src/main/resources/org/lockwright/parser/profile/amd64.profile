# GENERIC kernel of amd64: LP64.
machine amd64
config GENERIC
macro __x86_64__ 1
macro __x86_64 1
macro __amd64__ 1
macro __amd64 1
macro __LP64__ 1
macro _LP64 1
macro __SIZEOF_POINTER__ 8
macro __SIZEOF_LONG__ 8
macro __BYTE_ORDER__ 1234
macro __LONG_MAX__ 9223372036854775807L
macro __SIZE_TYPE__ long unsigned int
macro __PTRDIFF_TYPE__ long int
macro __INT64_TYPE__ long int
macro __UINT64_TYPE__ long unsigned int
macro __INTPTR_TYPE__ long int
macro __UINTPTR_TYPE__ long unsigned int
macro __INTMAX_TYPE__ long int
macro __UINTMAX_TYPE__ long unsigned int
# files.xen and files of vendor code add these with makeoptions.
search sys/external/mit/xen-include-public/dist
search sys/external/bsd/libnv/dist
search sys/external/bsd/acpica/dist/include
search sys/external/bsd/sljit/dist/sljit_src
