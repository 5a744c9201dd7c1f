/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bank/exam-paths.h"
#include "sitting/exam-clock.h"

G_BEGIN_DECLS

#define EXAM_TYPE_APPLICATION (exam_application_get_type ())
G_DECLARE_FINAL_TYPE (ExamApplication, exam_application, EXAM, APPLICATION, AdwApplication)

ExamApplication *exam_application_new (ExamPaths *paths,
                                       ExamClock *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
