/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_SOURCES (exam_code_sources_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeSources, exam_code_sources, EXAM, CODE_SOURCES, AdwPreferencesGroup)

G_END_DECLS
