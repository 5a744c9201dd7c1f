/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-domain-trend.h"

G_BEGIN_DECLS

#define EXAM_TYPE_DOMAINS_VIEW (exam_domains_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamDomainsView, exam_domains_view, EXAM, DOMAINS_VIEW, GtkWidget)

void exam_domains_view_clear (ExamDomainsView *self);
void exam_domains_view_show (ExamDomainsView *self,
                             const ExamTrend *trend,
                             GPtrArray       *domains,
                             double           cut);

G_END_DECLS
