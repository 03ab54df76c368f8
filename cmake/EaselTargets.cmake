# SPDX-License-Identifier: GPL-3.0-or-later
# The few functions with which every folder declares itself.

# One interface target holds all compile settings.
add_library(easel-settings INTERFACE)
target_compile_features(easel-settings INTERFACE cxx_std_23)
target_compile_definitions(easel-settings INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400
  EASEL_VERSION="${PROJECT_VERSION}")
target_include_directories(easel-settings INTERFACE "${PROJECT_SOURCE_DIR}")
if(MSVC)
  target_compile_options(easel-settings INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus)
  if(EASEL_WARNINGS_AS_ERRORS)
    target_compile_options(easel-settings INTERFACE /WX)
  endif()
else()
  target_compile_options(easel-settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
  if(EASEL_WARNINGS_AS_ERRORS)
    target_compile_options(easel-settings INTERFACE -Werror)
  endif()
  if(EASEL_SANITIZE)
    target_compile_options(easel-settings INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(easel-settings INTERFACE -fsanitize=address,undefined)
  endif()
  if(EASEL_FUZZ)
    # Qt's own libraries are not instrumented, so type checks over their borders say nothing.
    set(sanitizers -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize=vptr,function)
    target_compile_options(easel-settings INTERFACE ${sanitizers} -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(easel-settings INTERFACE ${sanitizers})
  endif()
endif()

# Two precompiled headers for the whole project. Position-independent code is asked for as an option, so that
# libraries and programs share flags and with them the header.
if(NOT MSVC)
  target_compile_options(easel-settings INTERFACE -fPIC)
endif()

function(easel_precompiled_header name)
  cmake_parse_arguments(arg "" "" "HEADERS;USES" ${ARGN})
  # Left alone where it is there: what is written anew is built anew.
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp"
    CONTENT "// Holds nothing; the target exists for its precompiled header.\n")
  add_library(${name} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE easel-settings ${arg_USES})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

easel_precompiled_header(easel-pch-core
  HEADERS <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray>
          <QJsonDocument> <QJsonObject> <QObject> <QPointer> <QString> <QStringList> <QUrl>
          <chrono> <expected> <functional> <memory> <optional> <vector>
  USES Qt6::Core)
if(EASEL_BUILD_UI)
  easel_precompiled_header(easel-pch-widgets
    HEADERS <QtWidgets/QtWidgets> <chrono> <expected> <functional> <memory> <optional> <vector>
    USES Qt6::Widgets)
endif()

# easel_library(NAME SOURCES ... USES ...): one static library a folder. USES names exactly the
# libraries the folder may include from.
function(easel_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PUBLIC easel-settings ${arg_USES} PRIVATE ${arg_PRIVATE_USES})
  target_precompile_headers(${name} REUSE_FROM easel-pch-core)
endfunction()

# easel_test(NAME SOURCES ... USES ...): one Qt Test program, run without a screen.
function(easel_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE easel-settings Qt6::Test ${arg_USES})
  if("easel-ui" IN_LIST arg_USES)
    target_precompile_headers(${name} REUSE_FROM easel-pch-widgets)
  else()
    target_precompile_headers(${name} REUSE_FROM easel-pch-core)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set(timeout 120)
  if(EASEL_SANITIZE)
    set(timeout 600)
  endif()
  # What tests throw away lies in a trash of theirs, not in the person's.
  set(home "${CMAKE_BINARY_DIR}/test-home")
  file(MAKE_DIRECTORY "${home}")
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${timeout}
    ENVIRONMENT "XDG_DATA_HOME=${home};QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_FORCE_STDERR_LOGGING=1")
endfunction()
