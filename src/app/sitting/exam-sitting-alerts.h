/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-compat.h"
#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

GtkWidget *exam_sitting_alert_end (GtkWidget            *parent,
                                   const ExamTranscript *transcript,
                                   ExamAlertCallback     callback,
                                   gpointer              user_data,
                                   GDestroyNotify        destroy);
GtkWidget *exam_sitting_alert_time_out (GtkWidget        *parent,
                                        ExamAlertCallback callback,
                                        gpointer          user_data,
                                        GDestroyNotify    destroy);

G_END_DECLS
