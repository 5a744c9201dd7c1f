/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "paper/exam-flow.h"

/* Shared by the files that fill a flow and the one that makes pages of it. */

/* A line of text, in a paragraph or in a cell. */
typedef struct {
  PangoLayout *layout;    /* (owned) */
  int          line;      /* 0-based */
  double       x;         /* from the left edge of the text */
  double       baseline;  /* from the upper edge of its piece */
  guint        ink;
} ExamFlowLine;

/* What is never torn apart: a line of text, the lines of a table's row that stand side by side, a drawing. */
typedef struct {
  double         height;
  double         space;        /* above, but not at the head of a page */
  double         x;            /* of a drawing, or of the first border */
  double         width;
  guint          keep : 1;     /* on the page of the next one */
  guint          starts_page : 1;
  guint          opens_row : 1;
  guint          closes_row : 1;
  guint          bar;          /* ink of a line on the left, or 0 */
  double         bar_x;
  ExamFlowLine   marker;       /* its layout is %NULL where there is none */
  GArray        *lines;        /* (owned) (element-type ExamFlowLine) */
  GArray        *borders;      /* (owned) (nullable) (element-type double): x of the borders of a table */
  guint          header;       /* index of the first piece of the table's heading */
  guint          n_header;     /* how many they are; they are shown again on each page */
  char          *uri;          /* (owned) (nullable) */
  ExamFlowDraw   draw;         /* (nullable) */
  gpointer       draw_data;    /* (owned) */
  GDestroyNotify destroy;
} ExamFlowPiece;

typedef struct {
  double width;
  char  *marker;      /* (owned) (nullable): not shown yet */
} ExamFlowIndent;

typedef struct {
  char *name;         /* (owned) */
  guint level;        /* 0 for the highest */
  guint piece;        /* index of the first piece below it */
} ExamFlowBookmark;

/* A piece on a page. */
typedef struct {
  guint  piece;
  double y;           /* from the upper edge of the text */
} ExamFlowPlace;

struct _ExamFlow
{
  ExamPaper         paper;
  char             *title;           /* (owned) */
  char             *running_left;    /* (owned) */
  char             *running_right;   /* (owned) */
  PangoContext     *context;         /* (owned) */
  GArray           *pieces;          /* (owned) (element-type ExamFlowPiece) */
  GArray           *bookmarks;       /* (owned) (element-type ExamFlowBookmark) */
  GArray           *indents;         /* (owned) (element-type ExamFlowIndent) */
  GArray           *together;        /* (owned) (element-type guint): first piece of each group that is open */
  double            left;            /* of the text, by the indents */
  double            space;           /* above the next piece, besides its own */
  guint             bar;
  double            bar_x;
  gboolean          starts_page;
  ExamPictureLoader loader;          /* (nullable) */
  gpointer          loader_data;
  GPtrArray        *pages;           /* (owned) (nullable) (element-type GArray of ExamFlowPlace) */
};

/* exam-flow.c */
double         exam_flow_get_room (const ExamFlow *self);
PangoLayout   *exam_flow_make_layout (ExamFlow   *self,
                                      ExamStyle   style,
                                      const char *markup);
guint          exam_flow_get_ink (ExamStyle style);
ExamFlowPiece *exam_flow_add_piece (ExamFlow *self,
                                    double    height,
                                    double    space);
double         exam_flow_add_line (ExamFlowPiece *piece,
                                   PangoLayout   *layout,
                                   guint          line,
                                   double         x,
                                   guint          ink);
void           exam_flow_add_layout (ExamFlow    *self,
                                     PangoLayout *layout,
                                     double       space,
                                     guint        ink);

/* exam-flow-table.c */
void exam_flow_add_table (ExamFlow        *self,
                          const GPtrArray *cells,
                          guint            n_columns,
                          gboolean         framed);
