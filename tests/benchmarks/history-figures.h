/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-archive.h"

G_BEGIN_DECLS

void history_figures_measure (ExamArchive *archive,
                              const char  *results,
                              const char  *formats,
                              double       target_ms);

G_END_DECLS
