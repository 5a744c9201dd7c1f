/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exam-item-list.h"
#include "app/exam-item-view.h"
#include "app/exam-notice-bar.h"
#include "app/exam-review-screen.h"
#include "app/exam-sitting-header.h"
#include "app/exam-sitting-page.h"
#include "app/exam-text-scale.h"

G_BEGIN_DECLS

/* The screen of a sitting, after the habits of the testing centres. What it decides the sitting decides. */
struct _ExamSittingPage
{
  GtkWidget parent_instance;

  /* Template */
  ExamSittingHeader *header;
  ExamNoticeBar     *trouble_bar;
  ExamNoticeBar     *notice_bar;
  GtkToggleButton   *calculator_button;
  GtkToggleButton   *notes_button;
  GtkToggleButton   *flag_button;
  GtkWidget         *toolbar;
  GtkWidget         *bottom_bar;
  GtkStack          *stack;
  ExamItemView      *item_view;
  ExamItemList      *navigator_list;
  ExamReviewScreen  *review_screen;
  GtkWidget         *calculator_panel;

  /* Owned */
  ExamContext *context;
  ExamJournal *journal;     /* (nullable) */
  ExamSitting *sitting;     /* (nullable) */

  GtkWidget *end_alert;     /* (weak) (nullable): the question whether to end */

  guint    tick_source;
  guint    text_scale;      /* percent */
  gboolean updating;
};

/* exam-sitting-page-actions.c */
void exam_sitting_page_install_actions (GtkWidgetClass *widget_class);
void exam_sitting_page_add_keys (ExamSittingPage *self);
void exam_sitting_page_apply_text_scale (ExamSittingPage *self,
                                         guint            scale);

G_END_DECLS
